namespace MirrorFlowProofs.Numerics;

/// <summary>The cubic through four points, in Newton's form.</summary>
internal sealed class Cubic
{
    private double _t0, _t1, _t2;
    private double _c0, _c1, _c2, _c3;

    public void Through(ReadOnlySpan<double> t, ReadOnlySpan<double> y)
    {
        (_t0, _t1, _t2) = (t[0], t[1], t[2]);
        double d01 = (y[1] - y[0]) / (t[1] - t[0]);
        double d12 = (y[2] - y[1]) / (t[2] - t[1]);
        double d23 = (y[3] - y[2]) / (t[3] - t[2]);
        double d012 = (d12 - d01) / (t[2] - t[0]);
        double d123 = (d23 - d12) / (t[3] - t[1]);
        (_c0, _c1, _c2, _c3) = (y[0], d01, d012, (d123 - d012) / (t[3] - t[0]));
    }

    public double At(double t) => _c0 + ((t - _t0) * (_c1 + ((t - _t1) * (_c2 + ((t - _t2) * _c3)))));

    public double Slope(double t)
    {
        (double u0, double u1, double u2) = (t - _t0, t - _t1, t - _t2);
        return _c1 + (_c2 * (u0 + u1)) + (_c3 * ((u0 * u1) + (u0 * u2) + (u1 * u2)));
    }
}
