using System.Text;

namespace Lms.Data.Content.Files;

/// <summary>Whether a file is text: UTF-8, or UTF-16 that says so, without the characters that no text has. Pure but for reading.</summary>
static class PlainText
{
    const int BufferLength = 1 << 16;

    internal static async Task<bool> IsAsync(Stream content, CancellationToken cancel)
    {
        content.Position = 0;
        var (bytes, letters) = (new byte[BufferLength], new char[BufferLength + 1]);
        Decoder? decoder = null;
        for (; ; )
        {
            var count = await content.ReadAsync(bytes, cancel);
            decoder ??= EncodingOf(bytes.AsSpan(0, count)).GetDecoder();
            try
            {
                var got = decoder.GetChars(bytes, 0, count, letters, 0, flush: count == 0);
                if (letters.AsSpan(0, got).IndexOfAnyInRange('\0', '\x8') >= 0 || letters.AsSpan(0, got).IndexOfAnyInRange('\xE', '\x1F') >= 0
                    || letters.AsSpan(0, got).Contains('\x7F'))
                    return false;
            }
            catch (DecoderFallbackException)
            {
                return false;
            }

            if (count == 0)
                return true;
        }
    }

    static Encoding EncodingOf(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true)
        : head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true)
        : new UTF8Encoding(false, throwOnInvalidBytes: true);
}
