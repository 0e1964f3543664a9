namespace Lms.Data.Content.Materials;

/// <summary>Where things stand among others. Pure.</summary>
public static class MaterialOrder
{
    /// <summary>The same with one of them, which may come from elsewhere, at a place from 0; beyond an end means at it.</summary>
    public static IReadOnlyList<long> With(IEnumerable<long> ids, long moved, int position)
    {
        List<long> others = [.. ids.Where(id => id != moved)];
        others.Insert(Math.Clamp(position, 0, others.Count), moved);
        return others;
    }
}
