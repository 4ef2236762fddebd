/* SUNDIALS CVODE on the flows of FlowSpeed.cs, at equal measured error; compiled and run by flow_speed.py.
   Adams with fixed-point iteration, the method for problems that are not stiff. Compiled field, one coordinate or four. */
#define _POSIX_C_SOURCE 199309L
#include <cvode/cvode.h>
#include <math.h>
#include <nvector/nvector_serial.h>
#include <stdio.h>
#include <stdlib.h>
#include <sunnonlinsol/sunnonlinsol_fixedpoint.h>
#include <time.h>

static int one(realtype t, N_Vector y, N_Vector dy, void *data) {
    realtype *w = N_VGetArrayPointer(y), *d = N_VGetArrayPointer(dy);
    realtype g = w[0] * w[1] - 1, a = g * w[1], b = g * w[0];
    d[0] = -copysign(sqrt(fabs(a)), a);
    d[1] = -copysign(sqrt(fabs(b)), b);
    return 0;
}

static const realtype A[5][4] = {
    {1, 1.0 / 2, 0, 1.0 / 3}, {0, 1, 1.0 / 2, 0}, {1.0 / 3, 0, 1, 1.0 / 2}, {1.0 / 2, 1.0 / 3, 0, 1}, {1, 1, 1, 1}};
static const realtype B[5] = {1, 2, 1, -1, 2};

static int four(realtype t, N_Vector y, N_Vector dy, void *data) {
    realtype *w = N_VGetArrayPointer(y), *d = N_VGetArrayPointer(dy), g[4] = {0, 0, 0, 0};
    for (int k = 0; k < 5; k++) {
        realtype r = -B[k];
        for (int i = 0; i < 4; i++) r += A[k][i] * w[2 * i] * w[2 * i + 1];
        for (int i = 0; i < 4; i++) g[i] += A[k][i] * r;
    }
    for (int i = 0; i < 4; i++) {
        d[2 * i] = -g[i] * w[2 * i + 1];
        d[2 * i + 1] = -g[i] * w[2 * i];
    }
    return 0;
}

static SUNContext context;

/* The error, and the end in y. */
static double solve(int which, double tolerance, const double *start, int n, const double *exact) {
    N_Vector y = N_VNew_Serial(n, context);
    for (int i = 0; i < n; i++) NV_Ith_S(y, i) = start[i];
    void *solver = CVodeCreate(CV_ADAMS, context);
    CVodeInit(solver, which == 1 ? one : four, 0, y);
    CVodeSStolerances(solver, tolerance, tolerance);
    CVodeSetMaxNumSteps(solver, 100000);
    SUNNonlinearSolver fixed = SUNNonlinSol_FixedPoint(y, 0, context);
    CVodeSetNonlinearSolver(solver, fixed);
    realtype end = which == 1 ? 0.5 : 2.0, t;
    CVodeSetStopTime(solver, end);
    int flag = CVode(solver, end, y, &t, CV_NORMAL);
    double error = flag < 0 ? INFINITY : 0;
    for (int i = 0; i < n; i++) error = fmax(error, fabs(NV_Ith_S(y, i) - exact[i]));
    SUNNonlinSolFree(fixed);
    CVodeFree(&solver);
    N_VDestroy(y);
    return error;
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + 1e-9 * t.tv_nsec;
}

int main(int count, char **arguments) {
    int which = atoi(arguments[1]), n = count - 2;
    double exact[8], start1[] = {0.3, 0.8}, start4[] = {0.3, 0.8, 0.5, 0.5, 0.2, -1.0, 0.4, 0.6};
    const double *start = which == 1 ? start1 : start4;
    for (int i = 0; i < n; i++) exact[i] = atof(arguments[i + 2]);
    SUNContext_Create(NULL, &context);
    double targets[] = {1e-6, 1e-9, 1e-12};
    for (int j = 0; j < 3; j++) {
        double tolerance = 0, error = INFINITY;
        for (int k = 4; k < 32 && !(error <= targets[j]); k++) {
            tolerance = pow(10, -k / 2.0);
            error = solve(which, tolerance, start, n, exact);
        }
        if (!(error <= targets[j])) {
            printf("%d coordinates, error <= %.0e: CVODE does not reach it\n", which, targets[j]);
            continue;
        }
        double best = INFINITY;
        for (int series = 0; series < 7; series++) {
            double from = now();
            int runs = 0;
            do {
                solve(which, tolerance, start, n, exact);
                runs++;
            } while (now() - from < 0.1);
            best = fmin(best, (now() - from) / runs);
        }
        printf("%d coordinates, error <= %.0e: CVODE Adams %.1f us, error %.1e\n", which, targets[j], 1e6 * best, error);
    }
    SUNContext_Free(&context);
    return 0;
}
