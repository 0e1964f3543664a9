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

    static RosterText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    // The container of xlsx and ods, and of much else; and the one of old Excel and old Word.
    static ReadOnlySpan<byte> Zip => "PK\u0003\u0004"u8;

    static ReadOnlySpan<byte> Compound => [0xD0, 0xCF, 0x11, 0xE0];

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
        if (IsSpreadsheet(bytes))
            return Why.FileIsSpreadsheet;

        // PDF and RTF are written in letters, but not for people.
        if (bytes.StartsWith(Zip) || bytes.StartsWith("%PDF-"u8) || bytes.StartsWith(@"{\rtf"u8))
            return Why.FileIsNoText;

        var text = EncodingOf(bytes).GetString(bytes).TrimStart('\uFEFF');
        return string.IsNullOrWhiteSpace(text) ? Why.ListEmpty
            : text.AsSpan(0, Math.Min(text.Length, Sample)).ContainsAnyInRange('\0', '\u0008') ? Why.FileIsNoText
            : text;
    }

    // By the names of their parts: Excel, OpenDocument; old Excel, which writes them in UTF-16; Excel with a password.
    static bool IsSpreadsheet(ReadOnlySpan<byte> bytes) =>
        (bytes.StartsWith(Zip) && (bytes.IndexOf("xl/"u8) >= 0 || bytes.IndexOf("opendocument.spreadsheet"u8) >= 0))
        || (bytes.StartsWith(Compound) && (bytes.IndexOf("W\0o\0r\0k\0b\0o\0o\0k\0"u8) >= 0 || bytes.IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0"u8) >= 0));

    static Encoding EncodingOf(ReadOnlySpan<byte> bytes)
    {
        foreach (var marked in (Encoding[])[Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            if (bytes.StartsWith(marked.Preamble))
                return marked;
        }

        // Without a mark, UTF-16 shows by the empty half of each letter of an address; few letters are empty in the other half.
        var (even, odd) = (0, 0);
        var sample = bytes[..Math.Min(bytes.Length, Sample)];
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] == 0)
                _ = i % 2 == 0 ? even++ : odd++;
        }

        if (odd > sample.Length / 4 && even < odd / 8.0)
            return Encoding.Unicode;
        if (even > sample.Length / 4 && odd < even / 8.0)
            return Encoding.BigEndianUnicode;
        return Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.GetEncoding(1252);
    }
}
