package crosstalk.network;

/// The slow and obvious update: walks the expressions of the set. The compiled update is tested against it.
final class InterpretedUpdate implements Update {

    private final Influence influence;
    private final Tape[] assignments;
    private final Tape[] rates;

    /// @param assignments by assignment
    /// @param rates by reaction
    InterpretedUpdate(Network network, Tape[] assignments, Tape[] rates) {
        influence = new Influence(network);
        this.assignments = assignments;
        this.rates = rates;
    }

    @Override
    public Influence influence() {
        return influence;
    }

    @Override
    public void after(
            int reaction, double time, double[] state, double[] parameters, double[] assigned, double[] rates) {
        Influence.Consequences follow = influence.of(reaction);
        for (int a : follow.assignments()) {
            assigned[a] = Interpreter.evaluate(assignments[a], time, state, parameters, assigned);
        }
        for (int r : follow.rates()) {
            rates[r] = Interpreter.evaluate(this.rates[r], time, state, parameters, assigned);
        }
    }
}
