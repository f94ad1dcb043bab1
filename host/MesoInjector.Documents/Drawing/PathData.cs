using System.Text;
using MesoInjector.Documents.Pages;

namespace MesoInjector.Documents.Drawing;

/// <summary>Builds the data of an SVG path; of a level stretch only its ends are written, and most of a session is level.</summary>
public sealed class PathData
{
    private readonly StringBuilder _text = new();
    private bool _penDown;
    private bool _drawn;
    private string _y = "";
    private string _levelTo = "";

    /// <summary>Draws on to a place, or begins there after a break.</summary>
    public void To(double x, double y)
    {
        (string px, string py) = (Figures.Pixels(x), Figures.Pixels(y));
        if (_penDown && py == _y)
        {
            _levelTo = px;
            _drawn = true;
            return;
        }

        EndLevel();
        _text.Append(_penDown ? 'L' : 'M').Append(px).Append(' ').Append(py);
        (_drawn, _penDown, _y) = (_penDown, true, py);
    }

    /// <summary>Lifts the pen. A place by itself becomes a dot, which a line of no length with round ends is.</summary>
    public void Break()
    {
        EndLevel();
        if (_penDown && !_drawn)
            _text.Append("h0");
        _penDown = false;
    }

    /// <summary>Ends the path and gives it; empty when nothing was drawn.</summary>
    public override string ToString()
    {
        Break();
        return _text.ToString();
    }

    private void EndLevel()
    {
        if (_levelTo.Length > 0)
            _text.Append('H').Append(_levelTo);
        _levelTo = "";
    }
}
