package crosstalk.model;

/// Where something is: a well-mixed compartment, one site of a tissue, or nowhere in particular.
///
/// @param compartment name, or empty text for nowhere in particular
/// @param site of a tissue, or empty text
record Place(String compartment, String site) {

    static final Place NOWHERE = new Place("", "");

    boolean isSite() {
        return !site.isEmpty();
    }

    @Override
    public String toString() {
        return isSite() ? compartment + "/" + site : compartment;
    }

    /// Such as `@tumour/primary`.
    String suffix() {
        return compartment.isEmpty() ? "" : "@" + this;
    }
}
