namespace Lms.Web.Circuits;

/// <summary>Everybody's open pages here: counted when they connect, ended with the session they are of.</summary>
public sealed partial class OpenCircuits(CircuitLimits limits, Farewell farewell, TimeProvider time)
{
    /// <summary>How long a page that lost its connection is kept for its return.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromMinutes(3);

    readonly Lock door = new();

    /// <summary>
    /// Closes what this session opened; nothing that comes from those pages is heard any more. End the session itself
    /// first.
    /// </summary>
    public Task EndSessionAsync(string session) => EndAsync(page => page.Owner.Session == session);

    /// <summary>Closes all pages of a person, whichever session opened them.</summary>
    public Task EndAccountAsync(long accountId) => EndAsync(page => page.Owner.Account == accountId);

    /// <summary>How many pages of a person are connected, and how many wait for their connection.</summary>
    internal (int Connected, int Dropped) Count(long accountId)
    {
        lock (door)
        {
            var dropped = Of(accountId).Count(page => page.Dropped is not null);
            return (Of(accountId).Count - dropped, dropped);
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
            Add(page);
            return true;
        }
    }

    /// <summary>From now on the page shows this circuit, new or taken up again; false: it ended meanwhile.</summary>
    internal bool TryShow(OpenPage page, string circuit)
    {
        lock (door)
        {
            if (page.Ended)
                return false;
            Release(page.Owner, circuit);
            if (page.Dropped is not null)
                return false; // its connection was lost while the circuit came: nobody would find it again
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
            var dropped = Of(page.Owner.Account).Where(other => other.Dropped is not null).ToList();
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
            ended.ForEach(End);
        }

        foreach (var page in ended.Where(page => page.Dropped is null))
            page.Abort();
        await Task.WhenAll(ended.Select(page => page.Circuit).OfType<string>().Select(farewell.SayAsync));
    }
}
