namespace MirrorFlowProofs.Verification.Claims;

/// <summary>A text that is not a formula of its subject; the message says what is wrong with which text.</summary>
public sealed class FormulaException : FormatException
{
    internal FormulaException(string message, string problem, int offset, Exception? inner)
        : base(message, inner) => (Problem, Offset) = (problem, offset);

    internal FormulaException(string text, string problem, int offset)
        : this($"{text}: {problem}", problem, offset, null)
    {
    }

    /// <summary>What is wrong, without the text and the place.</summary>
    public string Problem { get; }

    /// <summary>How many UTF-16 units of the whole formula stand before the culprit.</summary>
    public int Offset { get; }

    /// <summary>The same about a text that begins at an offset into a longer one.</summary>
    internal FormulaException Within(int offset) => new(Message, Problem, Offset + offset, InnerException);
}
