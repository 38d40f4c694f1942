package crosstalk;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beFinal;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rooms of ARCHITECTURE.md and their one direction, asserted on the compiled classes.
///
/// To add a room: one entry in [#ROOMS], with the rooms that it may import.
class ArchitectureTest {
    /// Each room, which is the package of that name with all below it, and the rooms it may import.
    private static final Map<String, Set<String>> ROOMS = Map.ofEntries(
            entry("quantity", Set.of()),
            entry("random", Set.of()),
            entry("network", Set.of()),
            entry("solver", Set.of("network", "random", "histology")),
            entry("model", Set.of("quantity", "network")),
            entry("sbml", Set.of("quantity", "random", "network", "solver")),
            entry("statistics", Set.of()),
            entry("histology", Set.of()),
            entry("study", Set.of("quantity", "random", "network", "solver", "model", "histology")),
            entry("results", Set.of("study", "statistics", "histology", "model", "quantity")),
            entry("picture", Set.of()),
            entry("measured", Set.of("quantity")),
            entry("analysis", Set.of("measured", "statistics", "results", "quantity")),
            entry(
                    "report",
                    Set.of(
                            "results",
                            "statistics",
                            "histology",
                            "study",
                            "model",
                            "quantity",
                            "measured",
                            "analysis",
                            "picture")),
            entry(
                    "cli",
                    Set.of(
                            "quantity",
                            "random",
                            "network",
                            "solver",
                            "model",
                            "sbml",
                            "statistics",
                            "histology",
                            "study",
                            "results",
                            "picture",
                            "measured",
                            "analysis",
                            "report")));

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("crosstalk");

    static Stream<String> rooms() {
        return ROOMS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void room_imports_onlyRoomsAboveIt(String room) {
        Set<String> allowed = ROOMS.getOrDefault(room, Set.of());
        String[] refused = rooms().filter(other -> !other.equals(room) && !allowed.contains(other))
                .map(ArchitectureTest::packages)
                .toArray(String[]::new);
        if (refused.length == 0) {
            return; // the command line may import everything
        }
        noClasses()
                .that()
                .resideInAPackage(packages(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(refused)
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void everyClass_hasARoom() {
        classes()
                .should()
                .resideInAnyPackage(rooms().map(ArchitectureTest::packages).toArray(String[]::new))
                .as("every class should live in a room that ArchitectureTest names")
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void commandLineLibraries_outsideCli_areUnknown() {
        only("cli", "picocli..", "me.tongfei..");
    }

    @Test
    void databaseLibraries_outsideResults_areUnknown() {
        only("results", "java.sql..", "javax.sql..", "org.duckdb..");
    }

    @Test
    void spreadsheetLibraries_outsideMeasured_areUnknown() {
        only("measured", "org.dhatim..");
    }

    @Test
    void classNames_sayWhatTheClassIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helpers?|Manager|Impl)")
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void publicInstanceFields_areFinal() {
        fields().that()
                .arePublic()
                .and()
                .areNotStatic()
                .should(beFinal())
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void staticFields_areFinal() {
        fields().that()
                .areStatic()
                .and(describe(
                        "are written by hand",
                        (JavaField field) -> !field.getModifiers().contains(JavaModifier.SYNTHETIC)))
                .should(beFinal())
                .because("nothing may be shared between subjects, studies or threads by a static field")
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void everyPackage_hasANullMarkedPage() {
        List<String> without = CODE.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(folder -> !folder.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .sorted()
                .toList();
        assertEquals(List.of(), without, "packages without a package-info.java that says @NullMarked");
    }

    private static void only(String room, String... libraries) {
        noClasses()
                .that()
                .resideOutsideOfPackage(packages(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .allowEmptyShould(true)
                .check(CODE);
    }

    private static String packages(String room) {
        return "crosstalk." + room + "..";
    }
}
