using System.Text;

namespace MesoInjector.Simulator.Reports;

/// <summary>Builds the data of an SVG path; of a level stretch only its ends are written, and most of a session is level.</summary>
internal sealed class PathData
{
    private readonly StringBuilder _text = new();
    private bool _penDown;
    private string _y = "";
    private string _levelTo = "";

    /// <summary>Draws on to a place, or begins there after a break.</summary>
    public void To(double x, double y)
    {
        (string px, string py) = (Figures.Pixels(x), Figures.Pixels(y));
        if (_penDown && py == _y)
        {
            _levelTo = px;
            return;
        }

        EndLevel();
        _text.Append(_penDown ? 'L' : 'M').Append(px).Append(' ').Append(py);
        (_penDown, _y) = (true, py);
    }

    /// <summary>Lifts the pen.</summary>
    public void Break()
    {
        EndLevel();
        _penDown = false;
    }

    /// <summary>The path as it stands; empty when nothing was drawn.</summary>
    public override string ToString() => _levelTo.Length > 0 ? $"{_text}H{_levelTo}" : _text.ToString();

    private void EndLevel()
    {
        if (_levelTo.Length > 0)
            _text.Append('H').Append(_levelTo);
        _levelTo = "";
    }
}
