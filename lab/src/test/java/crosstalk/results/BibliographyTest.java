package crosstalk.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import crosstalk.results.Bibliography.Reference;
import java.util.List;
import org.junit.jupiter.api.Test;

class BibliographyTest {
    private static Reference only(String bibtex) {
        return Bibliography.parse(bibtex).references(List.of("a2020")).getFirst();
    }

    @Test
    void references_bracesQuotesAndNumbers_areRead() {
        Reference found = only("""
                % a comment with an @ and a {brace
                @article{a2020,
                  author = {{The A Group} and Beh, B.},
                  title  = "On {CD8} cells, and others",
                  year = 2020, volume = 7,
                  pages  = {1--9},
                  url    = {https://example.org/a,b}
                }
                @book{b2021, author = {Other}, year = {2021}}
                """);
        assertEquals("The A Group, Beh, B. (2020). On CD8 cells, and others. 7:1-9", found.text());
        assertEquals("https://example.org/a,b", found.url());
        assertNull(found.doi());
    }

    @Test
    void references_unknownKey_standsForItself() {
        assertEquals("a2020", only("@misc{other, year = 1999}").text());
    }

    @Test
    void references_manyAuthors_areShortened() {
        assertEquals(
                "A et al. (2020)",
                only("@article{a2020, author={A and B and C and D}, year={2020}}")
                        .text());
    }
}
