using System.Text;

namespace Lms.Data.Content.Files;

/// <summary>What a file is: its sort, and the media type it is served as.</summary>
public sealed record FileType(FileKind Kind, string ContentType);

/// <summary>What a file is by its content, whatever it is called. Pure but for reading.</summary>
public static class FileTypes
{
    const int HeadLength = 512;

    /// <summary>What it is; null for what is unknown, such as programs. The stream can seek.</summary>
    public static async Task<FileType?> OfAsync(Stream content, CancellationToken cancel = default)
    {
        content.Position = 0;
        var buffer = new byte[HeadLength];
        var head = buffer.AsMemory(0, await content.ReadAtLeastAsync(buffer, HeadLength, throwOnEndOfStream: false, cancel));
        if (OfHead(head.Span) is { } known)
            return known;
        if (Starts(head.Span, "PK\x3\x4") || Starts(head.Span, "PK\x5\x6"))
            return await ZipTypes.OfAsync(content, head, cancel);
        if (OleTypes.Is(head.Span))
            return await OleTypes.OfAsync(content, head, cancel);
        return await PlainText.IsAsync(content, cancel) ? new(FileKind.Text, "text/plain") : null;
    }

    /// <summary>Whether a browser may show it in the page's place instead of saving it.</summary>
    public static bool ShowsInBrowser(string contentType) => contentType == "application/pdf"
        || IsPicture(contentType)
        || contentType.StartsWith("audio/", StringComparison.Ordinal) || contentType.StartsWith("video/", StringComparison.Ordinal);

    /// <summary>Whether it is a picture that browsers show.</summary>
    public static bool IsPicture(string contentType) => contentType is "image/png" or "image/jpeg" or "image/gif" or "image/webp";

    static FileType? OfHead(ReadOnlySpan<byte> head) =>
        Starts(head, "%PDF-") ? new(FileKind.Pdf, "application/pdf")
        : head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]) ? new(FileKind.Image, "image/png")
        : head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? new(FileKind.Image, "image/jpeg")
        : Starts(head, "GIF87a") || Starts(head, "GIF89a") ? new(FileKind.Image, "image/gif")
        : Starts(head, "RIFF") && Has(head, 8, "WEBP") ? new(FileKind.Image, "image/webp")
        : Starts(head, "RIFF") && Has(head, 8, "WAVE") ? new(FileKind.Audio, "audio/wav")
        : Starts(head, "ID3") || IsMpegFrame(head) ? new(FileKind.Audio, "audio/mpeg")
        : Starts(head, "OggS") ? Ogg(head)
        : Has(head, 4, "ftyp") ? Mp4(head)
        : head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) && head.IndexOf("webm"u8) >= 0 ? new(FileKind.Video, "video/webm")
        : Starts(head, "{\\rtf") ? new(FileKind.Office, "application/rtf")
        : null;

    // A sound in layer III: the bits of layer, rate and frequency rule out that any other bytes look so.
    static bool IsMpegFrame(ReadOnlySpan<byte> head) => head.Length >= 4 && head[0] == 0xFF && (head[1] & 0xE6) == 0xE2
        && (head[1] & 0x18) != 0x08 && (head[2] & 0xF0) is not (0xF0 or 0) && (head[2] & 0x0C) != 0x0C;

    static FileType Ogg(ReadOnlySpan<byte> head) =>
        head.IndexOf("theora"u8) >= 0 ? new(FileKind.Video, "video/ogg") : new(FileKind.Audio, "audio/ogg");

    static FileType? Mp4(ReadOnlySpan<byte> head) => head.Length < 12 ? null : Encoding.Latin1.GetString(head[8..12]) switch
    {
        "M4A " or "M4B " => new(FileKind.Audio, "audio/mp4"),
        "qt  " => new(FileKind.Video, "video/quicktime"),
        "isom" or "iso2" or "iso4" or "iso5" or "iso6" or "mp41" or "mp42" or "avc1" or "M4V " or "MSNV" or "dash" => new(FileKind.Video, "video/mp4"),
        _ => null,
    };

    static bool Starts(ReadOnlySpan<byte> head, string text) => Has(head, 0, text);

    static bool Has(ReadOnlySpan<byte> head, int at, string text)
    {
        if (head.Length < at + text.Length)
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (head[at + i] != text[i])
                return false;
        }

        return true;
    }
}
