namespace MesoInjector.Simulator.Chips;

/// <summary>Register addresses the chip model gives a meaning of their own (data sheet rev 1.14, chapter 6).</summary>
internal static class Tmc5160Address
{
    public const int GConf = 0x00;
    public const int GStat = 0x01;
    public const int IoIn = 0x04;
    public const int XCompare = 0x05;
    public const int OtpProgram = 0x06;
    public const int GlobalScaler = 0x0B;
    public const int IHoldIRun = 0x10;
    public const int TPowerDown = 0x11;
    public const int TStep = 0x12;
    public const int TPwmThreshold = 0x13;
    public const int TCoolThreshold = 0x14;
    public const int RampMode = 0x20;
    public const int XActual = 0x21;
    public const int VActual = 0x22;
    public const int VStart = 0x23;
    public const int A1 = 0x24;
    public const int V1 = 0x25;
    public const int AMax = 0x26;
    public const int VMax = 0x27;
    public const int DMax = 0x28;
    public const int D1 = 0x2A;
    public const int VStop = 0x2B;
    public const int TZeroWait = 0x2C;
    public const int XTarget = 0x2D;
    public const int SwMode = 0x34;
    public const int RampStat = 0x35;
    public const int XLatch = 0x36;
    public const int EncMode = 0x38;
    public const int XEnc = 0x39;
    public const int EncConst = 0x3A;
    public const int EncStatus = 0x3B;
    public const int EncLatch = 0x3C;
    public const int EncDeviation = 0x3D;
    public const int MicrostepCounter = 0x6A;
    public const int MicrostepCurrent = 0x6B;
    public const int ChopConf = 0x6C;
    public const int DrvStatus = 0x6F;
}
