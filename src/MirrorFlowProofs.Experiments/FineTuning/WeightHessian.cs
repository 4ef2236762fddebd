using MathNet.Numerics.LinearAlgebra;
using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Experiments;

/// <summary>The Hessian of f(x(w)) in the weights, for a quadratic f: products with vectors.</summary>
internal sealed class WeightHessian
{
    private readonly MatrixLoss _loss;
    private readonly IWeightModel _model;
    private readonly double[] _weights;
    private readonly double[] _x;
    private readonly double[] _gradient;

    /// <summary>At weights.</summary>
    public WeightHessian(MatrixLoss loss, IWeightModel model, double[] weights)
    {
        (_loss, _model, _weights) = (loss, model, weights);
        (_x, _gradient) = (new double[model.Coordinates], new double[model.Coordinates]);
        model.Values(weights, _x);
        loss.Gradient(_x, _gradient);
    }

    /// <summary>H v = J' f'' J v + sum_i G_i x_i'' v; f is quadratic, so f'' u is a difference of gradients, exactly.</summary>
    public Vector<double> Times(Vector<double> v)
    {
        var direction = v.ToArray();
        var (moved, curvature) = (new double[_x.Length], new double[_x.Length]);
        _model.Move(_weights, direction, moved);
        for (var i = 0; i < moved.Length; i++)
        {
            moved[i] += _x[i];
        }

        _loss.Gradient(moved, curvature);
        for (var i = 0; i < moved.Length; i++)
        {
            curvature[i] -= _gradient[i];
        }

        var (pulled, turned) = (new double[direction.Length], new double[direction.Length]);
        _model.Forces(_weights, curvature, pulled);
        _model.Turn(_weights, _gradient, direction, turned);
        return Vector<double>.Build.Dense(pulled) + Vector<double>.Build.Dense(turned);
    }
}
