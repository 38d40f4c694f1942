package crosstalk.results;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/// The versions of what made a result.
public final class Version {
    private static final String DESCRIPTION = "/META-INF/maven/org.crosstalk/crosstalk-lab/pom.properties";

    private Version() {}

    /// Crosstalk's own, as the jar says; `development` where there is no jar.
    public static String crosstalk() {
        try (InputStream stream = Version.class.getResourceAsStream(DESCRIPTION)) {
            if (stream == null) {
                return "development";
            }
            Properties properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version", "development");
        } catch (IOException unreadable) {
            return "development";
        }
    }

    static String jdk() {
        return System.getProperty("java.vm.name") + " " + Runtime.version();
    }

    static String system() {
        return System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch");
    }
}
