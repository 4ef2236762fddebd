using System.Text;

namespace MirrorFlowProofs.Snapshots;

/// <summary>The accepted and the received file of one snapshot, and their comparison.</summary>
internal sealed record SnapshotFiles(string Folder, string Stem, string Extension)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public string Verified => Path.Combine(Folder, $"{Stem}.verified.{Extension}");

    public string Received => Path.Combine(Folder, $"{Stem}.received.{Extension}");

    /// <summary>
    /// Returns when the accepted file holds <paramref name="text"/> (line ends apart) and then leaves no received
    /// file; otherwise writes the received file, calls <paramref name="show"/> and throws <see cref="SnapshotMismatch"/>.
    /// </summary>
    public async Task CompareAsync(string text, Func<SnapshotFiles, Task> show)
    {
        var actual = text.ReplaceLineEndings("\n");
        var expected = File.Exists(Verified) ? (await File.ReadAllTextAsync(Verified)).ReplaceLineEndings("\n") : null;
        if (actual == expected)
        {
            File.Delete(Received);
            return;
        }

        await File.WriteAllTextAsync(Received, actual, Utf8);
        await show(this);
        throw new SnapshotMismatch(this, expected, actual);
    }
}
