package crosstalk.analysis;

import crosstalk.statistics.DropOut;
import crosstalk.statistics.GrowthModel;
import crosstalk.statistics.GrowthScenario;
import crosstalk.statistics.Result;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// What it does to growth rates that animals with large tumours leave, by simulation from the fitted model.
final class DropOutCheck {
    private static final int STUDIES = 200;

    private DropOutCheck() {}

    static Result<DropOut> of(Trial trial, Result<GrowthModel> model) {
        @Nullable Double limit = trial.choice().endpointVolume();
        if (limit == null) {
            return Result.unavailable("no volume is named at which animals leave; name it with --endpoint");
        }
        if (!trial.hasControl()) {
            return Result.unavailable("there is one arm, and so no difference that could be biased");
        }
        for (int arm = 1; arm < trial.arms().size(); arm++) {
            Optional<String> few = trial.tooFew(arm);
            if (few.isPresent()) {
                return Result.unavailable(few.get());
            }
        }
        GrowthScenario.Leaving leaving = new GrowthScenario.Leaving(limit, true, 0);
        return model.then(fit -> DropOut.of(
                fit,
                trial.curves(),
                leaving,
                STUDIES,
                new SplittableRandom(trial.choice().seed())));
    }
}
