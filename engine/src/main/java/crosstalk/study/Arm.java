package crosstalk.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One arm: what its animals get that others do not.
///
/// @param name unique in the study
/// @param drugs in the order written
/// @param regimens one for each drug of the arm
/// @param settings changes of parameters, in the order written
/// @param enrolment when animals enter and dosing may begin
/// @param inoculation what is injected on day 0
public record Arm(
        String name,
        List<String> drugs,
        Map<String, Regimen> regimens,
        List<Setting> settings,
        Enrolment enrolment,
        Inoculation inoculation) {

    public Arm {
        drugs = List.copyOf(drugs);
        regimens = Collections.unmodifiableMap(new LinkedHashMap<>(regimens));
        settings = List.copyOf(settings);
        if (!regimens.keySet().containsAll(drugs)) {
            throw new IllegalArgumentException(
                    "arm " + name + " has drugs " + drugs + " but regimens of " + regimens.keySet());
        }
    }
}
