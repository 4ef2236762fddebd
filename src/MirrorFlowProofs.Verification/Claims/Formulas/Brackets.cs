namespace MirrorFlowProofs.Verification.Claims;

/// <summary>Brackets in written text.</summary>
public static class Brackets
{
    /// <summary>Where the bracket closes that is open before an index; -1 where none does.</summary>
    public static int ClosingIn(string text, int from)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var (i, depth) = (from, 1); i < text.Length; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Where a character stands first in no bracket; -1 where it does nowhere.</summary>
    public static int FirstOutside(string text, char character)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var (i, depth) = (0, 0); i < text.Length; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0 && text[i] == character)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Where a character stands last in no bracket; -1 where it does nowhere.</summary>
    public static int LastOutside(string text, char character)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var (i, depth) = (text.Length - 1, 0); i >= 0; i--)
        {
            depth += text[i] == ')' ? 1 : text[i] == '(' ? -1 : 0;
            if (depth == 0 && text[i] == character)
            {
                return i;
            }
        }

        return -1;
    }
}
