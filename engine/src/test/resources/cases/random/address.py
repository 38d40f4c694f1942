# The two golden values of AddressTest, from the documented layout of an address and a second writing of Philox4x32-10.
# Usage: python3 address.py (no library); prints them
def philox(counter, key):
    c, k = list(counter), list(key)
    for _ in range(10):
        p0, p1 = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(p1 >> 32) ^ c[1] ^ k[0], p1 & 0xFFFFFFFF, (p0 >> 32) ^ c[3] ^ k[1], p0 & 0xFFFFFFFF]
        k = [(k[0] + 0x9E3779B9) & 0xFFFFFFFF, (k[1] + 0xBB67AE85) & 0xFFFFFFFF]
    return c

def fnv1a(name):
    h = 0xCBF29CE484222325
    for b in name.encode():
        h = ((h ^ b) * 0x100000001B3) % 2**64
    return h

def uniform(seed, subject, purpose, place, index):
    w = philox([place % 2**32, place >> 32, (purpose << 27) | (index // 2), subject], [seed % 2**32, seed >> 32])
    bits = w[0] | w[1] << 32 if index % 2 == 0 else w[2] | w[3] << 32
    return float((bits >> 11) | 1) / 2**53

assert philox([0] * 4, [0] * 2) == [0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8]
print(uniform(2026, 7, 2, fnv1a("tumour"), 0))
print(uniform(2026, 7, 2, (3 << 32) | 0xFFFFFFFF, 5))
