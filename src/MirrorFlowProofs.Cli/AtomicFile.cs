namespace MirrorFlowProofs.Cli;

/// <summary>Writes a file whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>
    /// Writes a temporary file in the folder of <paramref name="path"/> and moves it there. Whatever fails or is
    /// cancelled meanwhile, the old file stays as it was. A symbolic link stays one: what it points to is replaced.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="beforeReplacing">Called when all is written, right before the old file is replaced; what it throws keeps that.</param>
    /// <exception cref="BadInput">The folder is missing, the path is a directory, or writing is not possible.</exception>
    public static async Task WriteAsync(string path, Func<Stream, Task> write, Func<Task>? beforeReplacing = null)
    {
        try
        {
            var target = new FileInfo(path).LinkTarget is null
                ? Path.GetFullPath(path)
                : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
            if (Directory.Exists(target))
            {
                throw new BadInput($"{path}: cannot be written: it is a directory");
            }

            if (IsDevice(target))
            {
                await using var device = new FileStream(path, FileMode.Open, FileAccess.Write);
                await write(device);
                return;
            }

            await ReplaceAsync(target, write, beforeReplacing);
        }
        catch (ArgumentException) when (string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal))
        {
            throw new BadInput($"'{path.Replace("\0", "", StringComparison.Ordinal)}': cannot be written: it is not the name of a file");
        }
        catch (DirectoryNotFoundException)
        {
            throw new BadInput($"{path}: cannot be written: its folder does not exist");
        }
        catch (FileNotFoundException)
        {
            throw new BadInput($"{path}: cannot be written: its folder takes no new files");
        }
        catch (UnauthorizedAccessException)
        {
            throw new BadInput($"{path}: cannot be written: permission denied");
        }
        catch (IOException failure)
        {
            throw new BadInput($"{path}: cannot be written: {failure.Reason}");
        }
    }

    private static async Task ReplaceAsync(string target, Func<Stream, Task> write, Func<Task>? beforeReplacing)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            await using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                await write(stream);
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows() && File.Exists(target))
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            }

            if (beforeReplacing is not null)
            {
                await beforeReplacing();
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    // Moving a file over one of these would replace the device itself.
    private static bool IsDevice(string target) =>
        !OperatingSystem.IsWindows()
        && (target.StartsWith("/dev/", StringComparison.Ordinal) || target.StartsWith("/proc/", StringComparison.Ordinal));
}
