namespace MesoInjector.Browser.Tests.Screens;

/// <summary>A screen on the tour.</summary>
/// <param name="Name">Short, for file names.</param>
/// <param name="Title">For people.</param>
/// <param name="Operating">Used while treating, with gloves: sizes are strict and nothing scrolls. Otherwise a desk's.</param>
/// <param name="Reloads">F5 leads to the same; not so for what lies over a screen.</param>
public sealed record ScreenStop(string Name, string Title, bool Operating = true, bool Reloads = true);
