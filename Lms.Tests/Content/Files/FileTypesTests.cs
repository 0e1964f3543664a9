using System.IO.Compression;
using System.Text;
using Lms.Data.Content.Files;

namespace Lms.Tests.Content.Files;

/// <summary>What a file is, by what is in it: no name is asked for.</summary>
public class FileTypesTests
{
    [Theory]
    [InlineData("%PDF-1.7 and so on", FileKind.Pdf, "application/pdf")]
    [InlineData("\u0089PNG\r\n\u001A\n", FileKind.Image, "image/png")]
    [InlineData("\u00FF\u00D8\u00FF\u00E0", FileKind.Image, "image/jpeg")]
    [InlineData("GIF89a", FileKind.Image, "image/gif")]
    [InlineData("RIFF0000WEBPVP8 ", FileKind.Image, "image/webp")]
    [InlineData("RIFF0000WAVEfmt ", FileKind.Audio, "audio/wav")]
    [InlineData("ID3\u0004", FileKind.Audio, "audio/mpeg")]
    [InlineData("\0\0\0 ftypisom", FileKind.Video, "video/mp4")]
    [InlineData("\0\0\0 ftypM4A ", FileKind.Audio, "audio/mp4")]
    [InlineData("{\\rtf1 words}", FileKind.Office, "application/rtf")]
    [InlineData("<!doctype html><script>alert(1)</script>", FileKind.Text, "text/plain")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", FileKind.Text, "text/plain")]
    [InlineData("a,b\r\n1,\t2\f", FileKind.Text, "text/plain")]
    public async Task It_is_known_by_its_beginning(string latin1, FileKind kind, string contentType) =>
        Assert.Equal(new FileType(kind, contentType), await OfAsync(Encoding.Latin1.GetBytes(latin1)));

    [Theory]
    [InlineData("MZ\u0090\0\u0003\0\0\0")]
    [InlineData("\u007FELF\u0002\u0001\u0001\0")]
    [InlineData("\0\u0001\u0002\u0003")]
    [InlineData("words\u001B[31m")]
    [InlineData("\u00FF\u00FE\u00D8")]
    [InlineData("caf\u00E9 that is not UTF-8")]
    [InlineData("\0\0\0 ftypheic")]
    [InlineData("PK\u0003\u0004 cut off")]
    [InlineData("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1")]
    public async Task Programs_and_what_nobody_knows_are_refused(string latin1) => Assert.Null(await OfAsync(Encoding.Latin1.GetBytes(latin1)));

    [Fact]
    public async Task Text_may_be_in_any_script()
    {
        Assert.Equal("text/plain", (await OfAsync(Encoding.UTF8.GetBytes("Ünïcode, 数学, 🎓")))?.ContentType);
        Assert.Equal("text/plain", (await OfAsync([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("数学")]))?.ContentType);
        // A letter of several bytes where one read ends and the next begins.
        Assert.Equal("text/plain", (await OfAsync(Encoding.UTF8.GetBytes(new string('a', 65_535) + "数学")))?.ContentType);
        Assert.Null(await OfAsync([.. Encoding.UTF8.GetBytes(new string('a', 100_000)), 0]));
    }

    [Theory]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.document", FileKind.Office, "[Content_Types].xml", "word/document.xml")]
    [InlineData("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", FileKind.Office, "[Content_Types].xml", "xl/workbook.xml")]
    [InlineData("application/vnd.openxmlformats-officedocument.presentationml.presentation", FileKind.Office, "[Content_Types].xml", "ppt/presentation.xml")]
    [InlineData("application/zip", FileKind.Archive, "word/document.xml")]
    [InlineData("application/zip", FileKind.Archive, "notes.txt")]
    [InlineData("application/zip", FileKind.Archive)]
    public async Task A_zip_is_what_its_parts_make_it(string contentType, FileKind kind, params string[] parts) =>
        Assert.Equal(new FileType(kind, contentType), await OfAsync(Zip(parts)));

    [Fact]
    public async Task A_zip_of_very_many_parts_is_known_without_reading_all_of_them()
    {
        string[] document = ["[Content_Types].xml", "word/document.xml"];
        var (name, many) = (new string('a', 60_000), Enumerable.Range(0, 1999).Select(i => $"{i}"));
        Assert.Equal("application/zip", (await OfAsync(Zip([.. many, .. document])))?.ContentType); // what comes after so many is not looked at
        Assert.EndsWith("wordprocessingml.document", (await OfAsync(Zip([.. many.Skip(1), .. document])))?.ContentType, StringComparison.Ordinal);
        Assert.EndsWith("wordprocessingml.document", (await OfAsync(Zip(name, "[Content_Types].xml", "word/document.xml")))?.ContentType, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_OpenDocument_says_what_it_is_in_its_first_part()
    {
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("mimetype", CompressionLevel.NoCompression).Open();
            part.Write("application/vnd.oasis.opendocument.text"u8);
        }

        Assert.Equal(new FileType(FileKind.Office, "application/vnd.oasis.opendocument.text"), await OfAsync(memory.ToArray()));
    }

    [Theory]
    [InlineData("application/pdf", true)]
    [InlineData("image/png", true)]
    [InlineData("video/mp4", true)]
    [InlineData("text/plain", false)]
    [InlineData("image/svg+xml", false)]
    [InlineData("application/zip", false)]
    public void Browsers_show_what_cannot_run_anything(string contentType, bool shows) => Assert.Equal(shows, FileTypes.ShowsInBrowser(contentType));

    static Task<FileType?> OfAsync(byte[] content) => FileTypes.OfAsync(new MemoryStream(content));

    static byte[] Zip(params string[] parts)
    {
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                using var content = zip.CreateEntry(part).Open();
                content.Write("words"u8);
            }
        }

        return memory.ToArray();
    }
}
