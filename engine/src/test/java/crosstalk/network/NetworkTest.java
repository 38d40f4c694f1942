package crosstalk.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkTest {

    @Test
    void network_namesWhatDoesNotExist_isRefusedAllAtOnce() {
        List<Assignment> late = List.of(new Assignment("early", Expression.assigned(0)));
        List<Reaction> reactions = List.of(new Reaction(
                "burst",
                List.of(new Reaction.Change(4, Expression.ONE)),
                Expression.species(3).times(Expression.parameter(0))));
        String refusal = assertThrows(IllegalArgumentException.class, () -> RandomNetworks.of(2, 0, late, reactions))
                .getMessage();
        assertEquals(
                "assignment early names assigned quantity 0, where 0 can be named; "
                        + "rate of reaction burst names species 3, where 2 can be named; "
                        + "rate of reaction burst names parameter 0, where 0 can be named; "
                        + "a change of reaction burst names species 4, where 2 can be named",
                refusal);
    }

    @Test
    void network_startFromTheState_isRefused() {
        Exception refusal = assertThrows(
                IllegalArgumentException.class,
                () -> new Network(
                        List.of(new Species("x", true)),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(Expression.species(0))));
        assertEquals("start of species x names species 0, where 0 can be named", refusal.getMessage());
    }

    @Test
    void yields_inOrderOfReactionAndChange() {
        Expression x = Expression.species(0);
        Reaction plain = new Reaction("plain", List.of(new Reaction.Change(0, Expression.ONE)), x);
        Reaction yielding = new Reaction(
                "yielding", List.of(new Reaction.Change(0, Expression.of(-1)), new Reaction.Change(1, x)), x);
        Yields yields = new Yields(RandomNetworks.of(2, 0, List.of(), List.of(plain, yielding)));
        assertEquals(List.of(new Yields.Yield(1, 1)), yields.all());
        assertEquals(List.of(x), yields.amounts());
    }

    @Test
    void partials_constantsStandApart() {
        Expression x = Expression.species(0);
        Expression y = Expression.species(1);
        Reaction reaction = new Reaction("r", List.of(new Reaction.Change(0, Expression.ONE)), x.times(y));
        Partials partials = new Partials(RandomNetworks.of(
                2,
                0,
                List.of(new Assignment("total", x.plus(y)), new Assignment("twice", Expression.assigned(0))),
                List.of(reaction)));
        assertEquals(3, partials.constant().size());
        assertEquals(
                List.of(
                        new Partials.Partial(Partials.Kind.RATE, 0, x, y),
                        new Partials.Partial(Partials.Kind.RATE, 0, y, x)),
                partials.varying());
    }
}
