package crosstalk.results;

/// A result folder that can not be made, continued, written or read. The message is for the user.
public final class FolderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FolderException(String message) {
        super(message);
    }

    public FolderException(String message, Throwable cause) {
        super(message, cause);
    }

    /// Something that failed while writing to a place; names a full disk as such.
    static FolderException writing(Object place, Exception cause) {
        String reason = reason(cause);
        if (reason.contains("No space left")) {
            return new FolderException("the disk is full: no room left to write " + place, cause);
        }
        return new FolderException("can not write " + place + ": " + reason, cause);
    }

    /// Something that failed while reading a place.
    static FolderException reading(Object place, Exception cause) {
        return new FolderException("can not read " + place + ": " + reason(cause), cause);
    }

    private static String reason(Exception cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
