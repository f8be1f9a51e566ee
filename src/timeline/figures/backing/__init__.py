"""The figures of a claim against those of its quote: which belongs to which, and is each borne by its own?"""
