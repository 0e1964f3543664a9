namespace Lms.Web.Shared;

/// <summary>
/// What a browser says of a request: which site it came from, what the answer is for, and whether nobody has asked yet.
/// Other programs say nothing of it. Source: W3C, Fetch Metadata Request Headers.
/// </summary>
public sealed record FetchedFor(string Site, string Destination, string Purpose)
{
    internal static FetchedFor Of(IHeaderDictionary headers) => new(
        headers["Sec-Fetch-Site"].ToString(),
        headers["Sec-Fetch-Dest"].ToString(),
        headers["Sec-Purpose"].ToString());

    /// <summary>
    /// Whether a person asked for it: from a page of ours, or by typing its address. Not a picture, a frame, another
    /// site, or a browser that guesses what comes next.
    /// </summary>
    public bool IsAPersonsWish =>
        Site is "" or "same-origin" or "none"
        && Destination is "" or "document" or "empty"
        && Purpose.Length == 0;

    /// <summary>Whether it is shown: as a page of its own, wherever the link stood, or in a page of ours.</summary>
    public bool IsForShowing => Destination switch
    {
        "document" => true,
        "" or "empty" or "image" or "audio" or "video" => Site is "" or "same-origin" or "same-site" or "none",
        _ => false,
    };
}
