package crosstalk.solver.meanfield;

/// Coefficients of Rodas5P: eight stages, order 5, embedded order 4, L-stable, stiffly accurate, dense output of order 4.
///
/// In the form that needs no product with the Jacobian: with `W = 1/(GAMMA h) - J`, stage i solves
/// `W k_i = f(t + moment h, y + sum point k_j) + sum coupling k_j / h + h timeWeight df/dt`; the last two stages start from the
/// point before plus the stage before; the step ends at the point of stage 8 plus `k_8`, and `k_8` is the error of the
/// embedded method. Inside a step, at fraction s,
/// `y(s) = (1-s) y0 + s (y1 + (1-s) (e_1 + s (e_2 + s e_3)))`, `e_i = sum dense k_j`.
///
/// Source: steinebach2023.
final class Rodas5P {

    static final int STAGES = 8;
    static final int ORDER = 5;
    static final double GAMMA = 0.21193756319429014;

    private static final double[] SIXTH = {
        -7.502846399306121, 2.561846144803919, -11.627539656261098, -0.18268767659942256, 0.030198172008377946
    };

    private static final double[][] POINT = {
        {},
        {3.0},
        {2.849394379747939, 0.45842242204463923},
        {-6.954028509809101, 2.489845061869568, -10.358996098473584},
        {2.8029986275628964, 0.5072464736228206, -0.3988312541770524, -0.04721187230404641},
        SIXTH,
        {SIXTH[0], SIXTH[1], SIXTH[2], SIXTH[3], SIXTH[4], 1},
        {SIXTH[0], SIXTH[1], SIXTH[2], SIXTH[3], SIXTH[4], 1, 1}
    };

    private static final double[][] COUPLING = {
        {},
        {-14.155112264123755},
        {-17.97296035885952, -2.859693295451294},
        {147.12150275711716, -1.41221402718213, 71.68940251302358},
        {165.43517024871676, -0.4592823456491126, 42.90938336958603, -5.961986721573306},
        {24.854864614690072, -3.0009227002832186, 47.4931110020768, 5.5814197821558125, -0.6610691825249471},
        {
            30.91273214028599,
            -3.1208243349937974,
            77.79954646070892,
            34.28646028294783,
            -19.097331116725623,
            -28.087943162872662
        },
        {
            37.80277123390563,
            -3.2571969029072276,
            112.26918849496327,
            66.9347231244047,
            -40.06618937091002,
            -54.66780262877968,
            -9.48861652309627
        }
    };

    private static final double[] MOMENT = {
        0, 0.6358126895828704, 0.4095798393397535, 0.9769306725060716, 0.4288403609558664, 1, 1, 1
    };

    private static final double[] TIME_WEIGHT = {
        0.21193756319429014, -0.42387512638858027, -0.3384627126235924, 1.8046452872882734, 2.325825639765069, 0, 0, 0
    };

    private static final double[][] DENSE = {
        {
            25.948786856663858,
            -2.5579724845846235,
            10.433815404888879,
            -2.3679251022685204,
            0.524948541321073,
            1.1241088310450404,
            0.4272876194431874,
            -0.17202221070155493
        },
        {
            -9.91568850695171,
            -0.9689944594115154,
            3.0438037242978453,
            -24.495224566215796,
            20.176138334709044,
            15.98066361424651,
            -6.789040303419874,
            -6.710236069923372
        },
        {
            11.419903575922262,
            2.8879645146136994,
            72.92137995996029,
            80.12511834622643,
            -52.072871366152654,
            -59.78993625266729,
            -0.15582684282751913,
            4.883087185713722
        }
    };

    private Rodas5P() {}

    /// Weight of stage j in the point at which stage i evaluates the rates.
    static double point(int i, int j) {
        return POINT[i][j];
    }

    /// Weight of stage j in the right side of stage i, to be divided by the step.
    static double coupling(int i, int j) {
        return COUPLING[i][j];
    }

    /// Moment of stage i as a fraction of the step.
    static double moment(int i) {
        return MOMENT[i];
    }

    /// Weight of the derivative with respect to time in stage i, to be multiplied by the step.
    static double timeWeight(int i) {
        return TIME_WEIGHT[i];
    }

    /// Weight of stage j in row `row` (0..2) of the dense output.
    static double dense(int row, int j) {
        return DENSE[row][j];
    }
}
