namespace Lms.Web.Circuits;

/// <summary>Everybody's open pages on this server: counted when they connect, and ended with the session that opened them.</summary>
public sealed class OpenCircuits(CircuitLimits limits, Farewell farewell, TimeProvider time)
{
    /// <summary>How long a page that lost its connection is kept for its return.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromMinutes(3);

    readonly Lock door = new();
    readonly Dictionary<long, List<OpenPage>> people = [];
    readonly Dictionary<string, int> addresses = [];
    readonly Dictionary<string, OpenPage> connected = [];
    DateTimeOffset swept;

    /// <summary>Closes what this session opened; nothing that comes from those pages is heard any more. End the session itself first.</summary>
    public Task EndSessionAsync(string session) => EndAsync(page => page.Owner.Session == session);

    /// <summary>Closes all pages of a person, whichever session opened them.</summary>
    public Task EndAccountAsync(long accountId) => EndAsync(page => page.Owner.Account == accountId);

    /// <summary>How many pages of a person are connected, and how many wait for their connection to come back.</summary>
    internal (int Connected, int Dropped) Count(long accountId)
    {
        lock (door)
        {
            var pages = people.GetValueOrDefault(accountId) ?? [];
            return (pages.Count(page => page.Dropped is null), pages.Count(page => page.Dropped is not null));
        }
    }

    /// <summary>Whether there is no room for one more page of this person, or from this address.</summary>
    internal bool IsFull(CircuitOwner owner)
    {
        lock (door)
        {
            return Count(owner.Account).Connected >= limits.PerPerson
                || (limits.PerAddress > 0 && addresses.GetValueOrDefault(owner.Address) >= limits.PerAddress);
        }
    }

    /// <summary>Whose page is connected by this token, which stands in each of its requests; null: none is.</summary>
    internal CircuitOwner? OwnerOf(string token)
    {
        lock (door)
            return connected.GetValueOrDefault(token)?.Owner;
    }

    /// <summary>Whether this session opened that circuit here.</summary>
    internal bool Owns(CircuitOwner owner, string? circuit)
    {
        lock (door)
            return circuit is not null && Find(owner, circuit) is not null;
    }

    internal bool TryConnect(OpenPage page)
    {
        lock (door)
        {
            Sweep();
            if (IsFull(page.Owner))
                return false;
            if (!people.TryGetValue(page.Owner.Account, out var pages))
                people[page.Owner.Account] = pages = [];
            pages.Add(page);
            addresses[page.Owner.Address] = addresses.GetValueOrDefault(page.Owner.Address) + 1;
            if (page.Token.Length > 0)
                connected[page.Token] = page;
            return true;
        }
    }

    /// <summary>From now on the page shows this circuit, begun or taken up again; false when the page has ended meanwhile.</summary>
    internal bool TryShow(OpenPage page, string circuit)
    {
        lock (door)
        {
            if (page.Ended)
                return false;
            Release(page.Owner, circuit);
            page.Circuit = circuit;
            return true;
        }
    }

    /// <summary>The browser closed the page itself, and the framework its circuit.</summary>
    internal void Forget(CircuitOwner owner, string circuit)
    {
        lock (door)
            Release(owner, circuit);
    }

    /// <summary>The connection is lost. Who loses more than are kept loses the oldest of their own.</summary>
    internal async Task DisconnectAsync(OpenPage page)
    {
        if (Drop(page) is { } oldest)
            await farewell.SayAsync(oldest);
    }

    string? Drop(OpenPage page)
    {
        lock (door)
        {
            if (page.Ended || page.Dropped is not null)
                return null;
            Leave(page);
            page.Dropped = time.GetUtcNow();
            if (page.Circuit is null)
                Remove(page);
            var dropped = (people.GetValueOrDefault(page.Owner.Account) ?? []).FindAll(other => other.Dropped is not null);
            if (dropped.Count <= limits.DroppedPerPerson)
                return null;
            var oldest = dropped.MinBy(other => other.Dropped)!;
            Remove(oldest);
            return oldest.Circuit;
        }
    }

    async Task EndAsync(Predicate<OpenPage> which)
    {
        List<OpenPage> ended;
        lock (door)
        {
            ended = [.. people.Values.SelectMany(pages => pages).Where(page => which(page))];
            foreach (var page in ended)
            {
                page.Ended = true;
                Remove(page);
                if (page.Dropped is null)
                    Leave(page);
            }
        }

        foreach (var page in ended.Where(page => page.Dropped is null))
            page.Abort();
        await Task.WhenAll(ended.Select(page => page.Circuit).OfType<string>().Select(farewell.SayAsync));
    }

    // Looked for among the person's own alone: a circuit of somebody else is none.
    OpenPage? Find(CircuitOwner owner, string circuit) =>
        people.GetValueOrDefault(owner.Account)?.Find(page => page.Circuit == circuit && page.Owner.Session == owner.Session);

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
