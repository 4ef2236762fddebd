namespace MirrorFlowProofs.Numerics.Tests;

public sealed class RungeKuttaTests
{
    [Fact]
    public void The_order_measured_with_fixed_steps_is_8()
    {
        double[] slopes = Slopes(steps =>
        {
            var solver = new RungeKutta<DoubleDouble, Pendulum<DoubleDouble>>(default);
            solver.Start(0, [1, 0]);
            for (int i = 0; i < steps; i++)
            {
                solver.Step(DoubleDouble.One / steps);
            }

            return solver.State[0];
        });
        Assert.All(slopes, slope => Assert.InRange(slope, 7.8, 8.5));
    }

    [Fact]
    public void The_local_error_of_the_dense_output_is_of_order_8()
    {
        double[] slopes = Slopes(steps =>
        {
            var solver = new RungeKutta<DoubleDouble, Pendulum<DoubleDouble>>(default);
            solver.Start(0, [1, 0]);
            DoubleDouble size = 2 / (DoubleDouble)steps;
            solver.Step(size);
            solver.PrepareDense();
            var at = new DoubleDouble[2];
            solver.Interpolate(0.55, at);
            return at[0] - Reference(size * 0.55);
        });
        Assert.All(slopes, slope => Assert.InRange(slope, 7.7, 9.3));
    }

    [Fact]
    public void The_error_follows_the_tolerance()
    {
        DoubleDouble exact = Reference(10);
        foreach (double tolerance in new[] { 1e-6, 1e-9, 1e-12, 1e-15, 1e-18 })
        {
            var solver = new RungeKutta<DoubleDouble, Pendulum<DoubleDouble>>(default) { RelativeTolerance = tolerance };
            solver.AbsoluteTolerance.Fill(tolerance);
            solver.Start(0, [1, 0]);
            Assert.Equal(IntegrationStatus.Finished, solver.Integrate(10));
            double error = Math.Abs((solver.State[0] - exact).High);
            Assert.InRange(error, tolerance / 1000, 30 * tolerance);
        }
    }

    [Fact]
    public void An_event_is_located_with_the_accuracy_of_a_step()
    {
        // y'' = -y, y(0) = 1: the first zero is pi/2.
        var solver = new RungeKutta<DoubleDouble, Oscillator>(default) { RelativeTolerance = 1e-26 };
        solver.AbsoluteTolerance.Fill(1e-26);
        solver.Start(0, [1, 0]);
        int found = -1;
        while (found < 0)
        {
            Assert.Equal(IntegrationStatus.Advanced, solver.Advance(10));
            found = solver.LocateEvent(new FirstComponent());
        }

        Assert.Equal(0, found);
        Assert.True(Number.RelativeError(solver.Time, "1.570796326794896619231321691639751442099") < 1e-24, $"{solver.Time}");
        Assert.True(Math.Abs(solver.State[0].High) < 1e-30);
        Assert.True(Math.Abs((solver.State[1] + 1).High) < 1e-24);
    }

    [Fact]
    public void A_passage_and_return_inside_one_step_is_seen()
    {
        // y1 = t^2 - t + 0.2 by y2 = 2 t - 1: one step crosses 0 twice.
        var solver = new RungeKutta<Float64, Parabola>(default) { MaximumStep = 1 };
        solver.Start(0, [0.2, -1.0]);
        solver.Step(1);
        Assert.Equal(0, solver.LocateEvent(new FirstComponentDouble()));
        Assert.Equal((1 - Math.Sqrt(0.2)) / 2, solver.Time.Value, 1e-13);
    }

    [Fact]
    public void Blow_up_ends_as_a_result_not_an_exception()
    {
        // y' = y^2, y(0) = 1 blows up at 1.
        var solver = new RungeKutta<Float64, Square>(default);
        solver.Start(0, [1.0]);
        Assert.Equal(IntegrationStatus.StepTooSmall, solver.Integrate(2));
        Assert.Equal(1, solver.Time.Value, 1e-12);
        Assert.Equal(
            "The step size fell to the spacing of the numbers: the solution is not smooth here or blows up; "
            + "end earlier, loosen the tolerance, or locate the non-smooth point as an event.",
            IntegrationStatus.StepTooSmall.Explain());
    }

    [Fact]
    public void The_number_of_steps_is_bounded()
    {
        var solver = new RungeKutta<Float64, Oscillator64>(default) { MaximumSteps = 7 };
        solver.Start(0, [1.0, 0.0]);
        Assert.Equal(IntegrationStatus.TooManySteps, solver.Integrate(1000));
        Assert.Equal(7, solver.Steps + solver.Rejections);
        Assert.Equal(
            "The allowed number of steps is used up; allow more steps, loosen the tolerance, or end earlier.",
            IntegrationStatus.TooManySteps.Explain());
    }

    [Fact]
    public void A_field_that_is_not_finite_is_reported()
    {
        var solver = new RungeKutta<Float64, Square>(default);
        solver.Start(0, [double.NaN]);
        Assert.Equal(IntegrationStatus.NotFinite, solver.Integrate(1));
        Assert.Equal(
            "The vector field is not finite at the current state; check the initial state and the parameters.",
            IntegrationStatus.NotFinite.Explain());
    }

    [Fact]
    public void A_step_does_not_allocate()
    {
        var solver = new RungeKutta<Float64, Oscillator64>(default);
        solver.Start(0, [1.0, 0.0]);
        solver.Advance(1e6);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            solver.Advance(1e6);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static DoubleDouble Reference(DoubleDouble time)
    {
        var solver = new RungeKutta<DoubleDouble, Pendulum<DoubleDouble>>(default) { RelativeTolerance = 1e-27 };
        solver.AbsoluteTolerance.Fill(1e-27);
        solver.Start(0, [1, 0]);
        Assert.Equal(IntegrationStatus.Finished, solver.Integrate(time));
        return solver.State[0];
    }

    // log2 of the ratio of differences under halving; a value already an error is compared with 0.
    private static double[] Slopes(Func<int, DoubleDouble> value)
    {
        int[] steps = [8, 16, 32, 64];
        DoubleDouble[] values = [.. steps.Select(value)];
        bool isError = Math.Abs(values[^1].High) < 1e-6;
        DoubleDouble exact = isError ? DoubleDouble.Zero : Reference(1);
        double[] errors = [.. values.Select(v => Math.Abs((v - exact).High))];
        return [.. errors.Skip(1).Select((error, i) => Math.Log2(errors[i] / error))];
    }

    private readonly struct Pendulum<T> : IVectorField<T>
        where T : struct, IReal<T>
    {
        public int Dimension => 2;

        // y'' = -y - y^3 / 10: not linear, polynomial, no closed form needed.
        public void Evaluate(T t, ReadOnlySpan<T> y, Span<T> dy) =>
            (dy[0], dy[1]) = (y[1], -(y[0] + (y[0] * y[0] * y[0] / T.FromDouble(10))));
    }

    private readonly struct Oscillator : IVectorField<DoubleDouble>
    {
        public int Dimension => 2;

        public void Evaluate(DoubleDouble t, ReadOnlySpan<DoubleDouble> y, Span<DoubleDouble> dy) => (dy[0], dy[1]) = (y[1], -y[0]);
    }

    private readonly struct Oscillator64 : IVectorField<Float64>
    {
        public int Dimension => 2;

        public void Evaluate(Float64 t, ReadOnlySpan<Float64> y, Span<Float64> dy) => (dy[0], dy[1]) = (y[1], -y[0]);
    }

    private readonly struct Parabola : IVectorField<Float64>
    {
        public int Dimension => 2;

        public void Evaluate(Float64 t, ReadOnlySpan<Float64> y, Span<Float64> dy) => (dy[0], dy[1]) = (y[1], 2);
    }

    private readonly struct Square : IVectorField<Float64>
    {
        public int Dimension => 1;

        public void Evaluate(Float64 t, ReadOnlySpan<Float64> y, Span<Float64> dy) => dy[0] = y[0] * y[0];
    }

    private sealed class FirstComponent : IEventFunctions<DoubleDouble>
    {
        public int Count => 1;

        public void Evaluate(DoubleDouble t, ReadOnlySpan<DoubleDouble> y, Span<DoubleDouble> values) => values[0] = y[0];
    }

    private sealed class FirstComponentDouble : IEventFunctions<Float64>
    {
        public int Count => 1;

        public void Evaluate(Float64 t, ReadOnlySpan<Float64> y, Span<Float64> values) => values[0] = y[0];
    }
}
