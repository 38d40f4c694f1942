/// The network in whole counts: events drawn at random, with flows of continuous amounts between them.
///
/// [Plan] holds what is worked out once per network; [Stochastic] is one subject on its way; [Options] say how coarsely
/// it steps. Inside: [Events] are tables of what each reaction takes and gives; [Hazards] their rates within a step;
/// [LeapLength] chooses who leaps and how far, and looks after those that matter by [Influence]; [Leap] draws those by the
/// shared chance of [Noise], [Clocks] fire the others one by one;
/// [ContinuousFlow] moves the continuous species.
///
/// Start with: [Stochastic]. In: a network, a maker of kernels, parameters, a start, the address of a subject.
/// Out: the state at a time. Units: the network's.
/// Must not know: biology, files, studies.
/// To add another way of drawing: a kind of event in [Events] and its turn in [Leap]; the exact laws and the property
/// tests must hold for it.
@NullMarked
package crosstalk.solver.stochastic;

import org.jspecify.annotations.NullMarked;
