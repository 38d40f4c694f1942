/* One subject with CVODE: BDF, dense matrix, difference-quotient Jacobian. Comes after the equations that CSource
   writes: prepare, derivative, quantity. Input: sizes, parameters, start, doses, rows of tolerances; output: for each
   row, figures and the course, or "failed". */
#include <cvode/cvode.h>
#include <nvector/nvector_serial.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunmatrix/sunmatrix_dense.h>
#include <time.h>

typedef struct { double day; int species; int set; double value; } Dose;

static int species, doses, last, repeats;
static double *start;
static int *counted;
static Dose *dose;
static long steps, evaluations;

static int right(realtype t, N_Vector y, N_Vector d, void *data) {
    (void) data;
    derivative(t, N_VGetArrayPointer(y), N_VGetArrayPointer(d));
    return 0;
}

static void require(int holds, const char *what) {
    if (!holds) { fprintf(stderr, "%s\n", what); exit(1); }
}

static void tally(void *cvode) {
    long n;
    CVodeGetNumSteps(cvode, &n); steps += n;
    CVodeGetNumRhsEvals(cvode, &n); evaluations += n;
    CVodeGetNumLinRhsEvals(cvode, &n); evaluations += n;
}

/* One subject: days 1 to last, doses on their days after the day's values are taken. */
static int subject(void *cvode, N_Vector y, const double *p, double *out) {
    double *x = N_VGetArrayPointer(y);
    steps = evaluations = 0;
    prepare(p);
    memcpy(x, start, species * sizeof *x);
    require(CVodeReInit(cvode, 0, y) == 0, "CVodeReInit");
    int next = 0;
    for (int day = 1; day <= last; day++) {
        CVodeSetStopTime(cvode, next < doses ? dose[next].day : last);
        realtype reached;
        if (CVode(cvode, day, y, &reached, CV_NORMAL) < 0) return 0;
        memcpy(out + (size_t) (day - 1) * (species + 1), x, species * sizeof *x);
        out[(size_t) (day - 1) * (species + 1) + species] = quantity(day, x);
        int dosed = 0;
        for (; next < doses && dose[next].day == day; next++) {
            double *to = x + dose[next].species;
            *to = dose[next].set ? dose[next].value : *to + dose[next].value;
            dosed = 1;
        }
        if (dosed) {
            tally(cvode);
            require(CVodeReInit(cvode, day, y) == 0, "CVodeReInit");
        }
    }
    tally(cvode);
    return 1;
}

static int ascending(const void *a, const void *b) {
    double d = *(const double *) a - *(const double *) b;
    return d < 0 ? -1 : d > 0;
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

int main(void) {
    int parameters, rows;
    require(scanf("%d %d %d %d %d %d", &species, &parameters, &doses, &last, &rows, &repeats) == 6, "sizes");
    double *p = calloc(parameters + 1, sizeof *p);
    start = calloc(species, sizeof *start);
    counted = calloc(species, sizeof *counted);
    dose = calloc(doses + 1, sizeof *dose);
    for (int i = 0; i < parameters; i++) require(scanf("%lf", p + i) == 1, "parameters");
    for (int i = 0; i < species; i++) require(scanf("%lf %d", start + i, counted + i) == 2, "start");
    for (int i = 0; i < doses; i++)
        require(scanf("%lf %d %d %lf", &dose[i].day, &dose[i].species, &dose[i].set, &dose[i].value) == 4, "doses");
    SUNContext context;
    require(SUNContext_Create(NULL, &context) == 0, "SUNContext_Create");
    N_Vector y = N_VNew_Serial(species, context), allowed = N_VNew_Serial(species, context);
    memcpy(N_VGetArrayPointer(y), start, species * sizeof(double));
    SUNMatrix matrix = SUNDenseMatrix(species, species, context);
    SUNLinearSolver linear = SUNLinSol_Dense(y, matrix, context);
    void *cvode = CVodeCreate(CV_BDF, context);
    require(CVodeInit(cvode, right, 0, y) == 0, "CVodeInit");
    double *out = calloc((size_t) last * (species + 1), sizeof *out), *times = calloc(repeats, sizeof *times);
    for (int row = 0; row < rows; row++) {
        double relative, count, amount;
        require(scanf("%lf %lf %lf", &relative, &count, &amount) == 3, "tolerances");
        for (int i = 0; i < species; i++) N_VGetArrayPointer(allowed)[i] = counted[i] ? count : amount;
        require(CVodeSVtolerances(cvode, relative, allowed) == 0, "CVodeSVtolerances");
        if (row == 0) require(CVodeSetLinearSolver(cvode, linear, matrix) == 0, "CVodeSetLinearSolver");
        CVodeSetMaxNumSteps(cvode, 10000);
        CVodeSetErrFile(cvode, NULL);
        int complete = 1;
        for (int i = 0; complete && i < repeats; i++) {
            double from = now();
            complete = subject(cvode, y, p, out);
            times[i] = now() - from;
        }
        if (!complete) {
            printf("failed\n");
            continue;
        }
        qsort(times, repeats, sizeof *times, ascending);
        printf("%ld %ld %.9g %.9g\n", steps, evaluations, times[0], times[repeats / 2]);
        for (int i = 0; i < last * (species + 1); i++) printf("%.17g ", out[i]);
        printf("\n");
    }
    return 0;
}
