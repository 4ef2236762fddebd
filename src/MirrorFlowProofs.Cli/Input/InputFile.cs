using System.Text;
using System.Text.Unicode;

namespace MirrorFlowProofs.Cli.Input;

/// <summary>Reads an input file, or the standard input for the path <c>-</c>.</summary>
internal static class InputFile
{
    /// <summary>The most bytes an input may have, 256 MiB.</summary>
    public const int MaximumBytes = 256 << 20;

    private const string StandardInput = "-";

    /// <summary>The bytes of the file at <paramref name="path"/>, or of the terminal's input for <c>-</c>.</summary>
    /// <exception cref="BadInput">It is missing, a directory, not readable, too large, or not UTF-8.</exception>
    public static async Task<InputText> ReadAsync(
        string path, Terminal terminal, CancellationToken cancellation, int maximumBytes = MaximumBytes)
    {
        var name = path == StandardInput ? "stdin" : path;
        // Reading a pipe or a terminal blocks and cannot be cancelled, so it is left behind on cancellation.
        var bytes = await Task.Run(() => ReadBytes(path, name, terminal, maximumBytes), cancellation).WaitAsync(cancellation);
        ReadOnlyMemory<byte> text = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsMemory(Encoding.UTF8.Preamble.Length) : bytes;
        var input = new InputText(name, text);
        return Utf8.IsValid(text.Span) ? input : throw input.Complain(FirstInvalidByte(text.Span), "expected UTF-8 text");
    }

    private static byte[] ReadBytes(string path, string name, Terminal terminal, int maximumBytes)
    {
        try
        {
            if (path == StandardInput)
            {
                return ReadAll(terminal.Input, name, maximumBytes);
            }

            if (Directory.Exists(path))
            {
                throw new BadInput($"{name}: expected a file, but it is a directory");
            }

            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            return ReadAll(file, name, maximumBytes);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BadInput($"{name}: expected a file, but it does not exist");
        }
        catch (UnauthorizedAccessException)
        {
            throw new BadInput($"{name}: expected a readable file, but permission is denied");
        }
        catch (IOException failure)
        {
            throw new BadInput($"{name}: expected a readable file, but: {failure.Reason}");
        }
    }

    private static byte[] ReadAll(Stream stream, string name, int maximumBytes)
    {
        var buffer = new MemoryStream();
        var chunk = new byte[1 << 16];
        int count;
        while ((count = stream.Read(chunk)) > 0)
        {
            if (buffer.Length + count > maximumBytes)
            {
                throw new BadInput(FormattableString.Invariant($"{name}: expected at most {maximumBytes} bytes, but it is larger"));
            }

            buffer.Write(chunk, 0, count);
        }

        return buffer.ToArray();
    }

    private static int FirstInvalidByte(ReadOnlySpan<byte> text)
    {
        var offset = 0;
        while (Rune.DecodeFromUtf8(text[offset..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            offset += length;
        }

        return offset;
    }
}
