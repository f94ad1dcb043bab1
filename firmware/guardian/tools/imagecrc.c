/* The checksum of a program image with the two bytes at an address left out: imagecrc FILE ADDRESS. Same polynomial as protocol.c. */
#include <stdio.h>
#include <stdlib.h>
#include "../protocol.h"

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: imagecrc IMAGE ADDRESS\n");
        return 2;
    }
    FILE *image = fopen(argv[1], "rb");
    if (!image) {
        perror(argv[1]);
        return 2;
    }
    long skip = strtol(argv[2], NULL, 16);
    uint16_t crc = CRC_START;
    int byte;
    for (long at = 0; (byte = fgetc(image)) != EOF; at++) {
        if (at != skip && at != skip + 1)
            crc = crc16(crc, (uint8_t)byte);
    }
    fclose(image);
    printf("0x%04X\n", crc);
    return 0;
}
