package crosstalk.results;

/// A result folder that can not be made, continued, written or read. The message is for the user.
public final class FolderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean refusal;

    private FolderException(boolean refusal, String message) {
        super(message);
        this.refusal = refusal;
    }

    private FolderException(String message, Throwable cause) {
        super(message, cause);
        this.refusal = false;
    }

    /// What was asked for can not be done with this folder; nothing was changed.
    static FolderException refusing(String message) {
        return new FolderException(true, message);
    }

    /// Something that failed while writing to a place; names a full disk as such.
    static FolderException writing(Object place, Throwable cause) {
        String reason = reason(cause);
        if (reason.contains("No space left")) {
            return new FolderException("the disk is full: no room left to write " + place, cause);
        }
        return new FolderException("can not write " + place + ": " + reason, cause);
    }

    /// Something that failed while reading a place.
    static FolderException reading(Object place, Throwable cause) {
        return new FolderException("can not read " + place + ": " + reason(cause), cause);
    }

    /// Something else that failed.
    static FolderException failed(String message, Throwable cause) {
        return new FolderException(message, cause);
    }

    /// Whether the user asked for what can not be, rather than something broke.
    public boolean isRefusal() {
        return refusal;
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
