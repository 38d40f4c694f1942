package crosstalk.picture;

import java.util.List;

/// A colour by its role. The seven of arms are those of Okabe and Ito, darkened until thin lines show on white, and lightened on black;
/// readers with any of the common colour vision deficiencies tell them apart.
public enum Ink {
    TEXT("ink", 0x1b1e23, 0xeceae4),
    SOFT("soft", 0x555b64, 0xb4b8be),
    FAINT("faint", 0x6d737d, 0x9299a3),
    LINE("line", 0xdcd8cf, 0x363c44),
    GRID("grid", 0xeae7e0, 0x2a2f36),
    PAPER("paper", 0xfcfbf8, 0x14171b),
    ALERT("less", 0xc94f00, 0xf0863a),
    CONTROL("grew", 0x85807a, 0x8b939d),
    BLUE("a0", 0x0072b2, 0x56b4e9),
    VERMILLION("a1", 0xc94f00, 0xf0863a),
    GREEN("a2", 0x007a5e, 0x2fc79a),
    PURPLE("a3", 0xa8468a, 0xe39ac4),
    GOLD("a4", 0x9a7400, 0xe5c04a),
    SKY("a5", 0x3d94c9, 0xa5d8f5),
    VIOLET("a6", 0x5a3fa0, 0xa895f0);

    private static final List<Ink> ARMS = List.of(BLUE, VERMILLION, GREEN, PURPLE, GOLD, SKY, VIOLET);

    private final String variable;
    private final int light;
    private final int dark;

    Ink(String variable, int light, int dark) {
        this.variable = variable;
        this.light = light;
        this.dark = dark;
    }

    /// The colour of the i-th arm that is not a control; the eighth has that of the first again.
    public static Ink ofArm(int i) {
        return ARMS.get(i % ARMS.size());
    }

    /// How many arms have a colour of their own.
    public static int distinctArms() {
        return ARMS.size();
    }

    /// The custom property of a page's style sheet.
    public String variable() {
        return "--" + variable;
    }

    /// 0xRRGGBB on white.
    public int light() {
        return light;
    }

    /// 0xRRGGBB on black.
    public int dark() {
        return dark;
    }
}
