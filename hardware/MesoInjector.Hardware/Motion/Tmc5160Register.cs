namespace MesoInjector.Hardware.Motion;

/// <summary>The registers of the TMC5160 that the driver uses (data sheet, chapter 6). OTP_PROG is left out on purpose: writing it cannot be undone.</summary>
internal enum Tmc5160Register : byte
{
    GConf = 0x00,
    GStat = 0x01,
    IoIn = 0x04,

    /// <summary>Position compare; its output pin is not connected, so it carries the token that proves the bus in every cycle.</summary>
    XCompare = 0x05,
    ShortConf = 0x09,
    DrvConf = 0x0A,
    GlobalScaler = 0x0B,
    IHoldIRun = 0x10,
    TPowerDown = 0x11,
    TPwmThreshold = 0x13,
    TCoolThreshold = 0x14,
    THigh = 0x15,
    RampMode = 0x20,
    XActual = 0x21,
    VStart = 0x23,
    A1 = 0x24,
    V1 = 0x25,
    AMax = 0x26,
    VMax = 0x27,
    DMax = 0x28,
    D1 = 0x2A,
    VStop = 0x2B,
    TZeroWait = 0x2C,
    XTarget = 0x2D,
    SwMode = 0x34,
    RampStat = 0x35,
    EncMode = 0x38,
    XEnc = 0x39,
    EncConst = 0x3A,
    EncLatch = 0x3C,
    EncDeviation = 0x3D,
    ChopConf = 0x6C,
    CoolConf = 0x6D,
    DrvStatus = 0x6F,
}
