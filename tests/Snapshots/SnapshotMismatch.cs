namespace MirrorFlowProofs.Snapshots;

/// <summary>A text differs from its accepted file, or has none yet. Names both files and the first line that differs.</summary>
internal sealed class SnapshotMismatch(SnapshotFiles files, string? expected, string actual)
    : Exception(Describe(files, expected, actual))
{
    private static string Describe(SnapshotFiles files, string? expected, string actual)
    {
        var what = expected is null
            ? "The snapshot is new: no text has been accepted for it."
            : "The text differs from the accepted snapshot. " + FirstDifference(expected.Split('\n'), actual.Split('\n'));
        return $"""
            {what}
              verified: {files.Verified}
              received: {files.Received}
              accept:   bash tests/accept
            """;
    }

    private static string FirstDifference(string[] expected, string[] actual)
    {
        var line = 0;
        while (line < expected.Length && line < actual.Length && expected[line] == actual[line])
        {
            line++;
        }

        return $"""
            First difference in line {line + 1}:
              - {(line < expected.Length ? expected[line] : "(end of file)")}
              + {(line < actual.Length ? actual[line] : "(end of file)")}
            """;
    }
}
