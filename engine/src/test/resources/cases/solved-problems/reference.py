# Reference values of three classics. Usage: python3 reference.py   (mpmath, scipy, numpy)
# hires, oregonator: scipy's Radau with exact Jacobian at rtol 1e-13; spread = largest relative distance to the same at rtol 1e-11.
# lotka: mpmath's Taylor series at 30 digits; spread = distance to the same at 20 digits.
import csv, math, os
import numpy as np, mpmath
from scipy.integrate import solve_ivp

def hires(t, y):
    b = 280 * y[5] * y[7]
    return np.array([-1.71*y[0] + .43*y[1] + 8.32*y[2] + .0007, 1.71*y[0] - 8.75*y[1], -10.03*y[2] + .43*y[3] + .035*y[4],
        8.32*y[1] + 1.71*y[2] - 1.12*y[3], -1.745*y[4] + .43*(y[5] + y[6]),
        -b + .69*y[3] + 1.71*y[4] - .43*y[5] + .69*y[6], b - 1.81*y[6], -b + 1.81*y[6]])
def hires_jac(t, y):
    J = np.zeros((8, 8)); f, g = 280*y[7], 280*y[5]
    for i, j, v in [(0,0,-1.71),(0,1,.43),(0,2,8.32),(1,0,1.71),(1,1,-8.75),(2,2,-10.03),(2,3,.43),(2,4,.035),(3,1,8.32),(3,2,1.71),(3,3,-1.12),
        (4,4,-1.745),(4,5,.43),(4,6,.43),(5,3,.69),(5,4,1.71),(5,5,-.43-f),(5,6,.69),(5,7,-g),(6,5,f),(6,6,-1.81),(6,7,g),(7,5,-f),(7,6,1.81),(7,7,-g)]:
        J[i, j] = v
    return J
def oregonator(t, y):
    return np.array([77.27*(y[1] + y[0]*(1 - 8.375e-6*y[0] - y[1])), (y[2] - (1 + y[0])*y[1])/77.27, .161*(y[0] - y[2])])
def oregonator_jac(t, y):
    return np.array([[77.27*(1 - 2*8.375e-6*y[0] - y[1]), 77.27*(1 - y[0]), 0], [-y[1]/77.27, -(1 + y[0])/77.27, 1/77.27], [.161, 0, -.161]])
def radau(f, J, y0, times, rtol):
    return solve_ivp(f, (0, times[-1]), y0, method="Radau", jac=J, t_eval=times, rtol=rtol, atol=1e-3*rtol*1e-6).y.T
def lotka(times, digits):
    mpmath.mp.dps = digits
    c = [mpmath.mpf(x) for x in ("1.1", "0.4", "0.1", "0.4")]
    s = mpmath.odefun(lambda t, y: [c[0]*y[0] - c[1]*y[0]*y[1], c[2]*y[0]*y[1] - c[3]*y[1]], 0, [mpmath.mpf(10), mpmath.mpf(10)])
    return [s(t) for t in times]

rows = []
def add(problem, times, names, best, other):
    for t, b, o in zip(times, best, other):
        for n, v, w in zip(names, b, o):
            rows.append([problem, t, n, mpmath.nstr(mpmath.mpf(v), 15), mpmath.nstr(abs(mpmath.mpf(v) - mpmath.mpf(w))/abs(mpmath.mpf(v)), 2)])
names = ["y%d" % (i + 1) for i in range(8)]
for problem, f, J, y0, times in [("hires", hires, hires_jac, [1, 0, 0, 0, 0, 0, 0, .0057], [1, 30, 321.8122]), ("oregonator", oregonator, oregonator_jac, [1, 2, 3], [30, 180, 360])]:
    add(problem, times, names, radau(f, J, y0, times, 1e-13), radau(f, J, y0, times, 1e-11))
times = [1, 5, 20]
add("lotka", times, ["prey", "predator"], lotka(times, 30), lotka(times, 20))
os.makedirs("expected", exist_ok=True)
with open("expected/values.csv", "w", newline="") as out:
    w = csv.writer(out, lineterminator="\n"); w.writerow(["problem", "t", "variable", "value", "spread"]); w.writerows(rows)
