package crosstalk.model;

/// Where something is: a well-mixed compartment, one site of a tissue, or nowhere in particular.
///
/// @param compartment name, or empty text for nowhere in particular
/// @param site of a tissue, or empty text
/// @param whole whether the site is meant as a whole where it is resolved in space; else one voxel of it is
record Place(String compartment, String site, boolean whole) {

    static final Place NOWHERE = new Place("", "");

    Place(String compartment, String site) {
        this(compartment, site, false);
    }

    /// A voxel of the site, where it is resolved in space; else the site.
    Place local() {
        return whole ? new Place(compartment, site) : this;
    }

    /// The site as a whole.
    Place asWhole() {
        return new Place(compartment, site, true);
    }

    boolean isSite() {
        return !site.isEmpty();
    }

    @Override
    public String toString() {
        return isSite() ? compartment + "/" + site : compartment;
    }

    /// Such as `@tumour/primary`.
    String suffix() {
        return compartment.isEmpty() ? "" : "@" + this + (whole ? ":whole" : "");
    }
}
