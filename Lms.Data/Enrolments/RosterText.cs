using System.Text;
using System.Text.Unicode;
using Lms.Data.Shared;

namespace Lms.Data.Enrolments;

/// <summary>
/// Bytes as they come from a file or a box, made text: UTF-8, UTF-16 and Windows-1252 are told apart, with or without a
/// byte order mark; what is no text, or too much, is refused with a reason. Reads no further than the limit.
/// </summary>
public static class RosterText
{
    const int Sample = 4096;

    // Zip (xlsx, ods) and the compound file of old Excel.
    static readonly byte[][] spreadsheets = [[0x50, 0x4B, 3, 4], [0xD0, 0xCF, 0x11, 0xE0]];

    static RosterText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The text of a list. Never throws for what the bytes are.</summary>
    public static async Task<Result<string>> ReadAsync(Stream stream, ImportOptions limits, CancellationToken cancel = default)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, cancel)) > 0;)
        {
            if (memory.Length + read > limits.MaxBytes)
                return new Problem(Why.FileTooLarge, limits.MaxMegabytes);
            memory.Write(buffer, 0, read);
        }

        return Decode(memory.GetBuffer().AsSpan(0, (int)memory.Length));
    }

    internal static Result<string> Decode(ReadOnlySpan<byte> bytes)
    {
        foreach (var magic in spreadsheets)
        {
            if (bytes.StartsWith(magic))
                return Why.FileIsSpreadsheet;
        }

        var encoding = EncodingOf(bytes);
        var text = encoding.GetString(bytes).TrimStart('\uFEFF');
        return string.IsNullOrWhiteSpace(text) ? Why.ListEmpty
            : text.AsSpan(0, Math.Min(text.Length, Sample)).ContainsAnyInRange('\0', '\u0008') ? Why.FileIsNoText
            : text;
    }

    static Encoding EncodingOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.Unicode.Preamble))
            return Encoding.Unicode;
        if (bytes.StartsWith(Encoding.BigEndianUnicode.Preamble))
            return Encoding.BigEndianUnicode;

        // Without a mark, UTF-16 shows by the empty half of each letter of an address.
        var (even, odd) = (0, 0);
        var sample = bytes[..Math.Min(bytes.Length, Sample)];
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] == 0)
                _ = i % 2 == 0 ? even++ : odd++;
        }

        if (odd > sample.Length / 4 && even == 0)
            return Encoding.Unicode;
        if (even > sample.Length / 4 && odd == 0)
            return Encoding.BigEndianUnicode;
        return Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.GetEncoding(1252);
    }
}
