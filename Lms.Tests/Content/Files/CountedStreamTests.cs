using Lms.Web.Features.Content.Files;

namespace Lms.Tests.Content.Files;

public class CountedStreamTests
{
    [Fact]
    public async Task It_says_how_much_was_read_and_lets_go_of_its_source()
    {
        var (source, read) = (new MemoryStream(new byte[10]), new List<long>());
        await using (var counted = new CountedStream(source, read.Add))
        {
            _ = await counted.ReadAsync(new byte[4], TestContext.Current.CancellationToken);
            _ = await counted.ReadAsync(new byte[4], TestContext.Current.CancellationToken);
        }

        Assert.Equal([4, 8], read);
        Assert.False(source.CanRead); // or the browser would go on sending what nobody reads
    }
}
