using MesoInjector.Control.Alarms;

namespace MesoInjector.Control.Interlocks;

/// <summary>Looks at every row of the table in every cycle and keeps what holds.</summary>
public sealed class InterlockPanel
{
    /// <summary>The interlocks whose condition holds now, as the alarms of the same numbers.</summary>
    public AlarmSet Holding { get; private set; }

    /// <summary>Those of <see cref="Holding"/> that only refuse.</summary>
    public AlarmSet Refusing { get; private set; }

    /// <summary>Those of <see cref="Holding"/> that demand something.</summary>
    public AlarmSet Demanding { get; private set; }

    /// <summary>The most severe demand; <see cref="InterlockResponse.Refuse"/> when nothing is demanded.</summary>
    public InterlockResponse Severest { get; private set; }

    /// <summary>Looks at every row that applies.</summary>
    public void Evaluate(Situation situation)
    {
        ulong refusing = 0;
        ulong demanding = 0;
        InterlockResponse severest = InterlockResponse.Refuse;
        foreach (byte place in InterlockTable.AppliesIn(situation.State))
        {
            Interlock row = InterlockTable.Table[place];
            if (!row.Holds(situation))
                continue;
            ulong bit = 1UL << row.Number;
            if (row.Response == InterlockResponse.Refuse)
                refusing |= bit;
            else
                demanding |= bit;
            severest = row.Response > severest ? row.Response : severest;
        }

        Refusing = new AlarmSet(refusing);
        Demanding = new AlarmSet(demanding);
        Holding = new AlarmSet(refusing | demanding);
        Severest = severest;
    }
}
