using System.IO.Compression;
using System.Text;
using Lms.Data.Content.Files;

namespace Lms.Tests.Content.Files;

/// <summary>What a file is, is said by its content.</summary>
public class KnownByContentTests
{
    [Theory]
    [InlineData("%PDF-1.7\n", "application/pdf")]
    [InlineData("\u0089PNG\r\n\u001a\nrest", "image/png")]
    [InlineData("\u00ff\u00d8\u00ff\u00e0rest", "image/jpeg")]
    [InlineData("GIF89a.....", "image/gif")]
    [InlineData("RIFF....WEBPVP8 ", "image/webp")]
    [InlineData("ID3\u0003\0\0\0\0\0\0", "audio/mpeg")]
    [InlineData("\0\0\0\u0018ftypmp42....", "video/mp4")]
    [InlineData("{\\rtf1 words}", "application/rtf")]
    [InlineData("name;points\nAda;7\n", "text/plain")]
    [InlineData("<html><script>alert(1)</script></html>", "text/plain")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "text/plain")]
    [InlineData("MZ\u0090\0\u0003\0\0\0", null)]
    [InlineData("\u007fELF\u0002\u0001\u0001\0", null)]
    [InlineData("\0\u0001\u0002\u0003\u0004\u0005", null)]
    public async Task Whatever_it_is_called(string content, string? type) => Assert.Equal(type, (await OfAsync(Encoding.Latin1.GetBytes(content)))?.ContentType);

    [Fact]
    public async Task Text_of_any_language_is_text() => Assert.Equal(FileKind.Text, (await OfAsync(Encoding.UTF8.GetBytes("Ælfrēd ¿qué? 数学\n")))?.Kind);

    [Theory]
    [InlineData("word/document.xml", FileKind.Office)]
    [InlineData("xl/workbook.xml", FileKind.Office)]
    [InlineData("ppt/presentation.xml", FileKind.Office)]
    [InlineData("notes/readme.txt", FileKind.Archive)]
    public async Task A_zip_is_what_is_in_it(string entry, FileKind kind) => Assert.Equal(kind, (await OfAsync(Zip("[Content_Types].xml", entry)))?.Kind);

    [Theory]
    [InlineData("C:\\Users\\me\\essay.docx", "essay.docx")]
    [InlineData("../../../etc/passwd", "passwd")]
    [InlineData("exe.\u202Egpj.exe", "exe.gpj.exe")]
    [InlineData("a\0b\r\nc.txt", "abc.txt")]
    [InlineData("..", "file")]
    [InlineData("", "file")]
    [InlineData("Käse ☕.pdf", "Käse ☕.pdf")]
    public void Its_name_is_kept_without_folders_and_what_hides(string given, string kept) => Assert.Equal(kept, FileNames.Clean(given));

    [Fact]
    public void A_long_name_keeps_its_extension()
    {
        var name = FileNames.Clean(new string('x', 500) + ".pdf");
        Assert.Equal(FileNames.Length, name.Length);
        Assert.EndsWith(".pdf", name, StringComparison.Ordinal);
    }

    static async Task<FileType?> OfAsync(byte[] content) => await FileTypes.OfAsync(new MemoryStream(content), TestContext.Current.CancellationToken);

    static byte[] Zip(params string[] entries)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(entry).Open());
                writer.Write("<xml/>");
            }
        }

        return memory.ToArray();
    }
}
