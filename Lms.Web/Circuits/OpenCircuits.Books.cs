namespace Lms.Web.Circuits;

/// <summary>The books, which are open to whoever holds the door.</summary>
public sealed partial class OpenCircuits
{
    readonly Dictionary<long, List<OpenPage>> people = [];
    readonly Dictionary<string, int> addresses = [];
    readonly Dictionary<string, OpenPage> connected = [];
    DateTimeOffset swept;

    List<OpenPage> Of(long accountId) => people.GetValueOrDefault(accountId) ?? [];

    void Add(OpenPage page)
    {
        if (!people.TryGetValue(page.Owner.Account, out var pages))
            people[page.Owner.Account] = pages = [];
        pages.Add(page);
        addresses[page.Owner.Address] = addresses.GetValueOrDefault(page.Owner.Address) + 1;
        if (page.Token.Length > 0)
            connected[page.Token] = page;
    }

    void End(OpenPage page)
    {
        page.Ended = true;
        Remove(page);
        if (page.Dropped is null)
            Leave(page);
    }

    // Looked for among the person's own alone: a circuit of somebody else is none.
    OpenPage? Find(CircuitOwner owner, string circuit) =>
        Of(owner.Account).Find(page => page.Circuit == circuit && page.Owner.Session == owner.Session);

    void Release(CircuitOwner owner, string circuit)
    {
        if (Find(owner, circuit) is not { } page)
            return;
        page.Circuit = null;
        if (page.Dropped is not null)
            Remove(page);
    }

    void Leave(OpenPage page)
    {
        connected.Remove(page.Token);
        if (--addresses[page.Owner.Address] == 0)
            addresses.Remove(page.Owner.Address);
    }

    void Remove(OpenPage page)
    {
        var pages = people[page.Owner.Account];
        pages.Remove(page);
        if (pages.Count == 0)
            people.Remove(page.Owner.Account);
    }

    // The framework lets them go by itself then.
    void Sweep()
    {
        var now = time.GetUtcNow();
        if (now - swept < Kept)
            return;
        swept = now;
        foreach (var page in people.Values.SelectMany(pages => pages).Where(page => now - page.Dropped > Kept).ToList())
            Remove(page);
    }
}
