using Lms.Data.Content.Files;

namespace Lms.Tests.Content.Files;

public class FileNamesTests
{
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
}
