package crosstalk.study;

/// One line of communication on one day.
///
/// @param day after inoculation
/// @param site of the tissue, or empty text
/// @param channel such as `pd-l1 > pd-1`, with its index
/// @param sender population family
/// @param receiver population family
/// @param strength of the whole channel, 0 to 1
/// @param senderShare the sender's share of the ligand, 0 to 1
/// @param receiverDensity receivers per mm^3
public record ChannelStrength(
        double day,
        String site,
        String channel,
        String sender,
        String receiver,
        double strength,
        double senderShare,
        double receiverDensity) {}
