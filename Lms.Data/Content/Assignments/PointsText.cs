using System.Globalization;
using Lms.Data.Shared;

namespace Lms.Data.Content.Assignments;

/// <summary>Points as people type and read them.</summary>
public static class PointsText
{
    /// <summary>
    /// What was typed as a number, in the culture of whoever typed it; a comma or a dot of another culture will do, thousands are not
    /// separated. Null: nothing was typed. Fails with <see cref="Why.PointsUnreadable"/> or <see cref="Why.PointsTooFine"/>.
    /// </summary>
    public static Result<decimal?> Read(string? typed, CultureInfo culture)
    {
        var text = (typed ?? "").Trim();
        if (text.Length == 0)
            return Result.Of<decimal?>(null);
        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        if (!decimal.TryParse(text, style, culture, out var points)
            && !decimal.TryParse(text.Replace(',', '.'), style, CultureInfo.InvariantCulture, out points))
            return Why.PointsUnreadable;
        return decimal.Round(points, 2) == points && Decimals(text) <= 2 ? Result.Of<decimal?>(points) : Why.PointsTooFine;
    }

    /// <summary>The points as they can be typed again: no more decimal places than are needed, and no separators.</summary>
    public static string Of(decimal points, CultureInfo culture) => points.ToString("0.##", culture);

    // "1.000" may be a thousand to whoever typed it.
    static int Decimals(string text) => text.AsSpan().LastIndexOfAny(",.٫") is var at and >= 0 ? text.Length - at - 1 : 0;
}
