using Lms.Web.Shared;
using Microsoft.AspNetCore.Http;

namespace Lms.Tests.Shared;

/// <summary>Which requests a download is for.</summary>
public class FetchedForTests
{
    [Theory]
    [InlineData("", "", "", true)] // no browser
    [InlineData("same-origin", "document", "", true)]
    [InlineData("same-origin", "empty", "", true)]
    [InlineData("none", "document", "", true)]
    [InlineData("same-origin", "image", "", false)]
    [InlineData("", "image", "", false)]
    [InlineData("same-origin", "iframe", "", false)]
    [InlineData("same-origin", "frame", "", false)]
    [InlineData("same-origin", "embed", "", false)]
    [InlineData("same-origin", "object", "", false)]
    [InlineData("same-origin", "script", "", false)]
    [InlineData("same-origin", "something-new", "", false)]
    [InlineData("cross-site", "document", "", false)]
    [InlineData("same-site", "document", "", false)]
    [InlineData("cross-site", "", "", false)]
    [InlineData("something-new", "document", "", false)]
    [InlineData("same-origin,cross-site", "document", "", false)]
    [InlineData("none", "document", "prefetch", false)]
    [InlineData("same-origin", "document", "prefetch;prerender", false)]
    public void Data_is_taken_away_by_who_wishes_it(string site, string destination, string purpose, bool may) =>
        Assert.Equal(may, Of(site, destination, purpose).IsAPersonsWish);

    [Theory]
    [InlineData("", "", true)]
    [InlineData("same-origin", "image", true)]
    [InlineData("same-site", "image", true)]
    [InlineData("same-origin", "video", true)]
    [InlineData("same-origin", "empty", true)]
    [InlineData("cross-site", "document", true)] // a link in a mail
    [InlineData("cross-site", "image", false)]
    [InlineData("cross-site", "empty", false)]
    [InlineData("same-origin", "script", false)]
    [InlineData("same-origin", "iframe", false)]
    [InlineData("cross-site", "iframe", false)]
    [InlineData("same-origin", "serviceworker", false)]
    public void A_file_is_shown_in_pages_of_ours_alone(string site, string destination, bool may) =>
        Assert.Equal(may, Of(site, destination, "").IsForShowing);

    static FetchedFor Of(string site, string destination, string purpose)
    {
        var headers = new HeaderDictionary { ["Sec-Fetch-Site"] = site.Split(','), ["Sec-Fetch-Dest"] = destination, ["Sec-Purpose"] = purpose };
        return FetchedFor.Of(headers);
    }
}
