namespace Lms.Web.Shared;

/// <summary>Marks Texts.resx, where every sentence on screen stands.</summary>
public sealed class Texts;
